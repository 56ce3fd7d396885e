using Federation.Web.Asking;

namespace Federation.Web.Labels;

/// <summary>What the label asks for, and how many hold it.</summary>
internal static class LabelQuestion
{
    public static PageQuestion<LabelAnswer> Criteria { get; } = new("label", """
        query Label($language: Language!) {
          criteria {
            version
            title(language: $language)
            notice(language: $language)
            validityYears
            observationDays
            optionalShares
            criteria {
              key
              axis
              mandatory
              yesOrNo
              higherIsBetter
              evidence
              thresholds
              question(language: $language)
              unit(language: $language)
              measure(language: $language)
              source(language: $language)
            }
          }
          centres(first: 0) { totalCount facets { levels { level count } } }
        }
        """, WebJson.Default.PageEnvelopeLabelAnswer);
}
