using Federation.Web.Asking;

namespace Federation.Web.Centres;

/// <summary>Hands a correction on to the network that the shown value comes from.</summary>
internal static class CorrectionQuestion
{
    public static PageQuestion<CorrectionAnswer> Suggest { get; } = new("correction", """
        mutation Correction($input: SuggestCorrectionInput!, $language: Language!) {
          suggestCorrection(input: $input) {
            __typename
            ... on Refusal { code remedy(language: $language) }
          }
        }
        """, WebJson.Default.PageEnvelopeCorrectionAnswer);
}
