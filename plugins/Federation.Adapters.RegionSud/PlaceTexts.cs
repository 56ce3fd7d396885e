using Federation.Adapters.Sdk;

namespace Federation.Adapters.RegionSud;

/// <summary>Texts that are put together from this list's columns.</summary>
internal static class PlaceTexts
{
    private const string Own = "Région Sud";

    /// <summary>The region, with its lost letter where it is the one that this list is of.</summary>
    public static string? Region(RecordFields record) => record.Text("adresse_region") is { } region && LostLetters.Same(region, Own) ? Own : record.Text("adresse_region");

    /// <summary>Number and street, each in its own column.</summary>
    public static string? Street(RecordFields record)
    {
        string? street = record.Text("adresse_rue");
        return street is not null && record.Text("adresse_numero") is { } number ? $"{number} {street}" : street;
    }

    /// <summary>What there is, and what with: prose in both columns. The column <c>description</c> holds other columns' words.</summary>
    public static string? Description(RecordFields record)
    {
        string text = string.Join('\n', new[] { record.Text("services"), record.Text("materiels_disponibles") }.OfType<string>());
        return text.Length == 0 ? null : text;
    }

    /// <summary>The labels in the list's own words, set apart alike; null for the word NON.</summary>
    public static string? Labels(RecordFields record) => record.Text("labels") is { } labels && labels != "NON"
        ? string.Join(", ", labels.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct())
        : null;
}
