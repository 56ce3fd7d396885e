using Federation.Adapters.Sdk;

namespace Federation.Adapters.FranceServices;

/// <summary>The list tells no services; the label, which it is a list of, does.</summary>
internal static class LabelServices
{
    // The column says since when: "Espace labellisé 01/01/2020".
    private const string Labelled = "Espace labellisé";

    public static ServiceTable Table { get; } = new("labellisation, labellisation_fs", new(StringComparer.Ordinal) { [Labelled] = FranceServicesLabel.Services });

    public static IReadOnlyList<string> Read(RecordFields record, MapFindings findings) => LabelColumns.In(record) is { } column && record.Text(column) is { } label
        ? Table.Read([label.TrimEnd('/', ' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9')], findings, record.Pointer(column))
        : [];
}
