using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Federation.Cluster.Centres;
using Federation.Cluster.Index.Words;
using Federation.Cluster.Normalising.Hours;

namespace Federation.Cluster.Index.Segments;

/// <summary>All that can be searched of one open centre: a row, before it is laid down in columns. Immutable.</summary>
internal sealed record CentreDocument
{
    private const int UsualWords = 60;

    public required IndexedCentre Centre { get; init; }

    /// <summary>Each once, in any order.</summary>
    public required ImmutableArray<DocumentWord> Words { get; init; }

    public required Location? Location { get; init; }

    /// <summary>ISO 3166-1 alpha-2; for France overseas its own and France.</summary>
    public required ImmutableArray<string> Countries { get; init; }

    /// <summary>Those that list it, by key, each once.</summary>
    public required ImmutableArray<string> Networks { get; init; }

    /// <summary>The municipality as the address names it; null for none.</summary>
    public required string? Locality { get; init; }

    /// <summary>Without spaces, upper case; null for none.</summary>
    public required string? PostalCode { get; init; }

    public required ImmutableArray<string> Services { get; init; }

    public required ImmutableArray<string> Accessibility { get; init; }

    /// <summary>Work places; null where nobody says.</summary>
    public required int? Capacity { get; init; }

    /// <summary>When it is open; null where nobody says.</summary>
    public required PlaceHours? Hours { get; init; }

    /// <summary>When the centre changed last, in UTC ticks.</summary>
    public required long ChangedAt { get; init; }

    public LabelCell Label { get; init; }

    /// <summary>A centre of which nothing can be searched.</summary>
    public static CentreDocument Bare(IndexedCentre centre) => new()
    {
        Centre = centre, Words = [], Location = null, Countries = [], Networks = [], Locality = null, PostalCode = null, Services = [], Accessibility = [], Capacity = null, Hours = null, ChangedAt = 0,
    };

    /// <param name="content">What the centre shows.</param>
    /// <param name="shared">Words of centres before it; null where it is read alone.</param>
    public static CentreDocument Of(IndexedCentre centre, ListingContent content, DateTimeOffset changedAt, SharedTexts? shared = null)
    {
        return new CentreDocument
        {
            Centre = centre,
            Words = WordsOf(content, shared),
            Location = content.Location,
            Countries = CountriesOf(content.Address),
            Networks = [.. centre.Networks.Select(network => network.Value)],
            Locality = content.Address?.Locality,
            PostalCode = content.Address?.PostalCode is { } code ? PostalCodeKey(code) : null,
            Services = content.Services,
            Accessibility = content.Accessibility,
            Capacity = content.Capacity,
            Hours = PlaceHours.Of(content),
            ChangedAt = changedAt.UtcTicks,
        };
    }

    /// <summary>A postcode, or its beginning, as it is compared.</summary>
    public static string PostalCodeKey(string code) => code.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private static ImmutableArray<string> CountriesOf(Address? address) => FrenchTerritory.Country(address) switch
    {
        null => [],
        FrenchTerritory.France => [FrenchTerritory.France],
        var country when FrenchTerritory.IsIn(country, FrenchTerritory.France) => [country, FrenchTerritory.France],
        var country => [country],
    };

    private static ImmutableArray<DocumentWord> WordsOf(ListingContent content, SharedTexts? shared)
    {
        var fields = new Dictionary<string, WordFields>(UsualWords, StringComparer.Ordinal);
        Add(content.Name, WordFields.Name);
        Add(content.Address?.Locality, WordFields.Town);
        Add(content.Address?.PostalCode, WordFields.Town);
        Add(content.Description, WordFields.Description);
        var words = new DocumentWord[fields.Count];
        int count = 0;
        foreach (var (text, stands) in fields) words[count++] = new DocumentWord(text, stands);
        return ImmutableCollectionsMarshal.AsImmutableArray(words);

        void Add(string? text, WordFields field)
        {
            if (text is null) return;
            foreach (var word in SearchWords.Of(text, asked: false, shared)) CollectionsMarshal.GetValueRefOrAddDefault(fields, word.Text, out _) |= field;
        }
    }
}
