using System.Collections.Frozen;

namespace Federation.Registry.Criteria.Reading;

/// <summary>The words of a criteria file that have one meaning each.</summary>
internal static class CriteriaWords
{
    public const string YesOrNo = "yes-no";

    public static readonly FrozenDictionary<string, Axis> Axes = new Dictionary<string, Axis>
    {
        ["technical-performance"] = Axis.TechnicalPerformance,
        ["services"] = Axis.Services,
        ["quality"] = Axis.Quality,
        ["commitments"] = Axis.Commitments,
        ["interoperability"] = Axis.Interoperability,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, EvidenceKind> Evidence = new Dictionary<string, EvidenceKind>
    {
        ["declared"] = EvidenceKind.Declared,
        ["document"] = EvidenceKind.Document,
        ["measured"] = EvidenceKind.Measured,
        ["audited"] = EvidenceKind.Audited,
        ["computed"] = EvidenceKind.Computed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, Better> Directions = new Dictionary<string, Better>
    {
        ["higher"] = Better.Higher,
        ["lower"] = Better.Lower,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, bool> Mandatory = new Dictionary<string, bool>
    {
        ["mandatory"] = true,
        ["optional"] = false,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, ThresholdBasis> Bases = new Dictionary<string, ThresholdBasis>
    {
        ["public"] = ThresholdBasis.Public,
        ["mixed"] = ThresholdBasis.Mixed,
        ["proposal"] = ThresholdBasis.Proposal,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
