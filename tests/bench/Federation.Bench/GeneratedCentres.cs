using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Bench;

/// <summary>A centre with what was decided of its label.</summary>
/// <param name="Award">Null where it holds none.</param>
internal sealed record GeneratedCentre(CentreState State, LabelEvent? Award)
{
    public CentreLabel Label => Award is { } award ? CentreLabel.None.After(award) : CentreLabel.None;
}

/// <summary>Reads <c>centres.ndjson</c> as centres of one listing each.</summary>
internal static class GeneratedCentres
{
    /// <summary>A moment at which every label is held.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<GeneratedCentre> Read(string folder)
    {
        int number = 0;
        foreach (string line in File.ReadLines(Path.Combine(folder, "centres.ndjson")))
        {
            using var document = JsonDocument.Parse(line);
            var listing = document.RootElement;
            if (!CentreId.TryParse(number++.ToString("x32", CultureInfo.InvariantCulture), out var id)) throw new InvalidDataException("That is an id.");
            yield return new GeneratedCentre(StateOf(id, listing), AwardOf(listing.GetProperty("label").GetProperty("level").GetInt32()));
        }
    }

    private static CentreState StateOf(CentreId id, JsonElement listing)
    {
        if (!ListingKey.TryCreate(NetworkId.Parse(Text(listing, "network")), Text(listing, "id"), out var key)) throw new InvalidDataException("That is a key.");
        var content = new ListingContent
        {
            Name = Text(listing, "name"),
            Description = Text(listing, "description"),
            Address = new Address { Street = Text(listing, "street"), PostalCode = Text(listing, "postcode"), Locality = Text(listing, "city"), Country = Text(listing, "country") },
            Location = new Location(Number(listing, "lat"), Number(listing, "lon")),
            Website = Text(listing, "website"),
            Phone = Text(listing, "phone"),
            OpeningHours = Text(listing, "openingHours"),
            Capacity = listing.GetProperty("capacity").GetInt32(),
            Services = [.. listing.GetProperty("services").EnumerateArray().Select(service => service.GetString()!).Order(StringComparer.Ordinal)],
        };
        var put = new CentreCommand.PutListing
        {
            Key = key, At = Now, Run = "bench", Fence = 1, Content = content, ContentHash = "bench", Source = new ListingSource { Adapter = "bench@1.0.0", Licence = "none", Attribution = "none" },
        };
        return Centre.Apply(id, null, put).State ?? throw new InvalidDataException("A first listing opens a centre.");
    }

    private static LabelEvent? AwardOf(int level)
    {
        if (level == 0) return null;
        var levels = new LabelLevels { Services = level };
        return CentreLabel.None.Decide(new LabelDecision.Award { MadeOn = 0, Actor = "bench", At = Now.AddDays(-1), Reason = "Generated.", Levels = levels }, CriteriaSet.First).Event;
    }

    private static string Text(JsonElement listing, string name) => listing.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static double Number(JsonElement listing, string name) => listing.GetProperty(name).GetDouble();
}
