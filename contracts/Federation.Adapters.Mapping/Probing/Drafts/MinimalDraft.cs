using Federation.Adapters.Mapping.Probing.Sketches;

namespace Federation.Adapters.Mapping.Probing.Drafts;

/// <summary>The smallest mapping by which the engine cuts a source into its rows.</summary>
internal static class MinimalDraft
{
    private const string Who = "id: draft\nversion: 0.1.0\nname: { en: Draft, fr: Brouillon }\nlicence: { id: unknown, name: unknown, url: \"https://example.invalid/\" }\nattribution: unknown\n";

    // An expression is no column, so that none is missed.
    public static string Of(SourceSketch sketch) => $"{Who}{SourceYaml.Of(sketch, withPaging: false)}records:\n  id: {{ expression: \"'row'\" }}\nfields:\n  name: {{ value: row }}\n";
}
