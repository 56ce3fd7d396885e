using Federation.Web.Asking;

namespace Federation.Web.Certificates;

/// <summary>Everything that the page of one certificate shows.</summary>
internal static class CertificateQuestion
{
    public static PageQuestion<CertificateAnswer> One { get; } = new("certificate", """
        query Certificate($key: String!, $language: Language!) {
          certificate(key: $key) {
            key
            address
            centreKey
            centreName
            title(language: $language)
            criteriaVersion
            state
            heldLevel
            axes { axis level }
            awardedAt
            validUntil
            standing(language: $language)
            basis {
              origin(language: $language)
              criteria { says(language: $language) finding { level evidence criterion { key axis question(language: $language) } } }
            }
            reading {
              summary(language: $language)
              axes { axis title(language: $language) level criteria { says(language: $language) } }
            }
            issuer
            keySet
            statusLists
            criteriaAddress
            logProof
          }
        }
        """, WebJson.Default.PageEnvelopeCertificateAnswer);
}
