using System.Collections.Frozen;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.TernumBfc;

/// <summary>The labels in <c>code_label</c>, spelled out as the publisher's other layout does in <c>def_label</c>.</summary>
internal static class LabelCodes
{
    // What the publisher leaves a code there (APTIC, BFC, RIN, F, P) stays one here.
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["MSAP"] = "Maison de Services Au Public",
        ["MFS"] = "Maison France Services",
        ["NMM"] = "Nièvre médiation numérique",
        ["DM"] = "Réseau Dijon métropole",
        ["FTL"] = "France Tiers Lieu",
    }.ToFrozenDictionary();

    public static string? Read(RecordFields record)
    {
        string labels = string.Join(", ", Codes.In(record.Text("code_label")).Select(code => Names.GetValueOrDefault(code, code)));
        return labels.Length == 0 ? null : labels;
    }
}
