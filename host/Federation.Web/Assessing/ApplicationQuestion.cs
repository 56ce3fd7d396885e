using Federation.Web.Asking;

namespace Federation.Web.Assessing;

/// <summary>One application with everything that its assessors look at, and the criteria by which it goes.</summary>
internal static class ApplicationQuestion
{
    public static PageQuestion<ApplicationAnswer> One { get; } = new("application", """
        query Application($key: String!, $language: Language!) {
          assessment(key: $key) {
            key
            version
            stage
            stageSince
            until
            criteriaVersion
            isYours
            seat
            waitsFrom
            network
            reason
            control { method where }
            centre {
              key
              name
              address { text }
              label { state level }
              reading { axes { criteria { says(language: $language) finding { criterion { key } } } } }
            }
            levels { axis level }
            files { key mediaType bytes }
            answers { criterion { key } value evidence observedAt note files judgement { value evidence reason } }
            events { version at kind party byYou criterion reason }
          }
        }
        """, WebJson.Default.PageEnvelopeApplicationAnswer);

    public static PageQuestion<CriteriaAnswer> Criteria { get; } = new("application-criteria", """
        query ApplicationCriteria($version: String!, $language: Language!) {
          criteria(version: $version) {
            version
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
        }
        """, WebJson.Default.PageEnvelopeCriteriaAnswer);
}
