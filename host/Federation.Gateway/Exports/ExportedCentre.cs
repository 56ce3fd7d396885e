using Federation.Cluster.Centres;
using Federation.Cluster.Centres.Licences;
using Federation.Registry.Labels;

namespace Federation.Gateway.Exports;

/// <summary>A centre as it is exported.</summary>
/// <param name="Label">The label that it held at that moment; null where it held none.</param>
/// <param name="Sources">Where its values come from.</param>
internal sealed record ExportedCentre(MergedCentre Centre, LabelAward? Label, IReadOnlyList<ExportSource> Sources)
{
    /// <summary>What has to be kept to by whoever hands its values on.</summary>
    public LicenceSum Obligations => LicenceSum.Of(Sources.Select(source => source.Terms));

    public static ExportedCentre Of(MergedCentre centre, LabelAward? label) => new(centre, label, ExportSource.Of(centre));
}
