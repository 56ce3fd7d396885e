using Federation.Web.Asking;

namespace Federation.Web.Console.Mapping;

/// <summary>What a mapping would make of a piece of a network's feed.</summary>
internal static class MappingQuestions
{
    public static PageQuestion<MappingAnswer> Head { get; } = new("console-mapping", $$"""query Mapping($network: ID!) { network(id: $network) { {{ConsoleNetwork.Selection}} } }""", ConsoleJson.Default.PageEnvelopeMappingAnswer);

    public static PageQuestion<PreviewAnswer> Preview { get; } = new("preview-mapping", """
        mutation PreviewMapping($network: ID!, $mapping: String!, $sample: String, $language: Language!) {
          done: previewMapping(network: $network, mapping: $mapping, sample: $sample) {
            __typename
            ... on MappingPreview {
              hasMore
              problems { code message line column remedy(language: $language) }
              records { sourceId locator raw rawLength draft isQuarantined fields { field value } issues { code severity pointer message remedy(language: $language) } }
            }
            ... on Refusal { code message remedy(language: $language) }
          }
        }
        """, ConsoleJson.Default.PageEnvelopePreviewAnswer);
}
