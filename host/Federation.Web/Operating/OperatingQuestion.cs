using Federation.Web.Asking;

namespace Federation.Web.Operating;

/// <summary>What operators watch, as far as the schema tells it.</summary>
internal static class OperatingQuestion
{
    public static PageQuestion<OperatingAnswer> All { get; } = new("operating", """
        query Operating($language: Language!) {
          directory { id }
          alerts { code message remedy(language: $language) since network { key name } }
          adapters {
            id
            version
            state
            origin
            publisher
            isMapping
            licence { name url }
            reasons { code message remedy(language: $language) }
          }
          outbox(first: 50) { key kind state attempts since problem }
          criteriaVersions { version from inForce sha256 }
        }
        """, WebJson.Default.PageEnvelopeOperatingAnswer);
}
