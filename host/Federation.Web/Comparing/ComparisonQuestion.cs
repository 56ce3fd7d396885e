using Federation.Web.Asking;

namespace Federation.Web.Comparing;

/// <summary>Some centres side by side.</summary>
internal static class ComparisonQuestion
{
    public const int Least = 2, Most = 4;

    public static PageQuestion<ComparisonAnswer> Some { get; } = new("comparison", """
        query Comparison($centres: [ID!]!, $language: Language!) {
          compare(centres: $centres) {
            centres {
              key
              name
              address { locality country }
              openNow
              openingHours
              capacity
              label { heldLevel }
              services { key label(language: $language) }
              prices { amount currency free unit text service { key label(language: $language) } }
            }
            axes {
              axis
              title(language: $language)
              entries { level heldLevel best }
              criteria {
                criterion { key question(language: $language) }
                entries { best reading { says(language: $language) } }
              }
            }
          }
        }
        """, WebJson.Default.PageEnvelopeComparisonAnswer);
}
