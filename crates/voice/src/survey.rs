//! How a text sounds as a whole, to lay beside other texts.

use trekker_domain::text::Language;

use crate::address::Form;
use crate::check::Checker;
use crate::finding::{Finding, Why};
use crate::language::Tongue;
use crate::parts::parts;

/// How a text sounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// How often somebody is spoken to as `u`, and as `je`, `jij` or `jullie`.
    pub formal: usize,
    pub familiar: usize,
    pub sentences: usize,
    /// So many lines are in Dutch, and in English; of the others it is not known.
    pub dutch_lines: usize,
    pub english_lines: usize,
    /// In them; what is left alone is not counted.
    pub words: usize,
    /// The words to avoid that stand in it, as they stand there.
    pub avoided: Vec<String>,
}

impl Checker {
    /// How a text sounds by the rules of this checker.
    pub fn survey(&mut self, text: &str) -> Survey {
        let findings = self.check(text);
        self.survey_of_last(text, &findings)
    }

    /// The same of the text that was checked last, with what was found in it.
    pub fn survey_of_last(&self, text: &str, findings: &[Finding]) -> Survey {
        let is_avoided = |finding: &&Finding| matches!(finding.why, Why::Avoid);
        let avoided = findings.iter().filter(is_avoided).map(|finding| text[finding.range.clone()].to_owned());
        let mut survey = Survey { avoided: avoided.collect(), ..Survey::default() };
        for (_, line) in parts(text) {
            let Some(looked) = self.looked(line) else { continue };
            let formal = looked.spoken.iter().filter(|one| one.form == Form::Formal).count();
            survey.formal += formal;
            survey.familiar += looked.spoken.len() - formal;
            survey.dutch_lines += usize::from(looked.tongue == Tongue::Known(Language::Dutch));
            survey.english_lines += usize::from(looked.tongue == Tongue::Known(Language::English));
            survey.sentences += looked.weight.sentences;
            survey.words += looked.weight.words;
        }
        survey
    }
}

#[cfg(test)]
mod tests {
    use trekker_domain::id::DocId;
    use trekker_domain::rule::{Rule, Sort};

    use super::*;
    use crate::rulebook::{Occasion, Rulebook};

    #[test]
    fn a_text_is_counted_line_by_line_without_what_is_left_alone() {
        let rules = [Rule::new(DocId([1; 16]), Sort::Avoid, "gratis")];
        let mut checker = Checker::new(Rulebook::new(&rules, Occasion::default()));
        let text = "Komt u ook? Wij helpen je graag.\nDe soep is gratis. #gratis\nKomt u ook? Wij helpen je graag.";
        let survey = checker.survey(text);
        assert_eq!((survey.formal, survey.familiar, survey.sentences), (2, 2, 6));
        assert_eq!(survey.avoided, ["gratis"]);
        assert_eq!(checker.survey(""), Survey::default());
    }
}
