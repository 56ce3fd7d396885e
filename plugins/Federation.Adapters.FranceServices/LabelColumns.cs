using Federation.Adapters.Sdk;

namespace Federation.Adapters.FranceServices;

/// <summary>Since when a house has the State's label: <c>labellisation</c> in 2022, <c>labellisation_fs</c> in 2024.</summary>
internal static class LabelColumns
{
    private static readonly string[] Names = ["labellisation_fs", "labellisation"];

    /// <summary>The column of this layout; null where there is neither.</summary>
    public static string? In(RecordFields record) => Names.FirstOrDefault(name => record.Value(name) is not null);

    public static string? Read(RecordFields record, MapFindings findings)
    {
        if (In(record) is not { } column)
        {
            findings.Unusable("labelClaim", "csv.column-missing", "There is neither a column \"labellisation_fs\" nor \"labellisation\".", record.Pointer(Names[0]));
            return null;
        }

        return record.Text(column) is { } label ? $"France services ({label})" : null;
    }
}
