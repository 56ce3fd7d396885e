using Federation.Adapters.Sdk;

namespace Federation.Adapters.HubLo;

/// <summary>What a place is and offers: a set of categories, columns that say yes or no, and remarks beside them.</summary>
internal static class Offers
{
    // A set as PostgreSQL writes it: {EPN,"Promeneur du net"}.
    private const string Categories = "c_categories_espace";

    private static readonly string[] Remarks = ["c_accompagnement_teletravail", "c_materiel_info_detail", "c_formation_detail", "c_accompagnement_personnel_detail"];

    /// <summary>The keys of the words known, each once; a word without one is noted and left out.</summary>
    public static IReadOnlyList<string> Services(RecordFields record, MapFindings findings)
    {
        var services = new List<string>();
        var words = CategoriesOf(record).Select(word => (Word: word, Column: Categories))
            .Concat(OfferWords.Columns.Where(offer => Flags.IsSet(record, offer.Column, findings)).Select(offer => (offer.Word, offer.Column)));
        foreach (var (word, column) in words.DistinctBy(offer => offer.Word, StringComparer.OrdinalIgnoreCase))
        {
            services.AddRange(OfferWords.Table.Read([word], findings, record.Pointer(column)));
        }

        return [.. services.Distinct()];
    }

    /// <summary>The State's label for houses of public services, which France services replaced.</summary>
    public static string? Label(RecordFields record) =>
        CategoriesOf(record).Contains("MSAP") || record.Text("c_msap") == "True" ? "Maison de services au public (MSAP)" : null;

    /// <summary>The remarks, one a line. A cell of dashes says nothing.</summary>
    public static string? Describe(RecordFields record)
    {
        string text = string.Join('\n', Remarks.Select(column => record.Text(column)).OfType<string>().Where(remark => remark.AsSpan().ContainsAnyExcept('-')).Distinct());
        return text.Length == 0 ? null : text;
    }

    private static string[] CategoriesOf(RecordFields record) =>
        [.. (record.Text(Categories) ?? "").Trim('{', '}').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => word.Trim('"'))];
}
