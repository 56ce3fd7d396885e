using System.Text;
using System.Text.Json;
using Federation.Registry.Criteria;

namespace Federation.Bench;

/// <summary>
/// What the side by side with the peers needs of generated centres: their listings and networks (<see cref="SharedListings"/>), their labels as <c>label import</c> takes them over, their services in both
/// vocabularies, and the listings of the sync in their rounds.
/// </summary>
internal static class PeersFiles
{
    public const string Command = "peers";

    /// <param name="source">With <c>centres.ndjson</c> and <c>truth.ndjson</c>.</param>
    /// <param name="requests">With <c>W6.listing.0.ndjson</c> and so on.</param>
    /// <param name="folder">Where to.</param>
    public static void Write(string source, string requests, string folder)
    {
        Directory.CreateDirectory(folder);
        var networkOf = Networks(Path.Combine(requests, "W6.listing.0.ndjson"));
        SharedListings.Write(source, folder, networkOf);
        WriteLabels(Path.Combine(source, "centres.ndjson"), Path.Combine(folder, "labels.jsonl"), networkOf);
        File.WriteAllLines(Path.Combine(folder, "services.tsv"), SharedServices.Keys.Select(key => $"{key.Theirs}\t{key.Ours}"));
        for (int round = 0; File.Exists(Path.Combine(requests, $"W6.listing.{round}.ndjson")); round++)
        {
            string place = Path.Combine(folder, $"round-{round}");
            Directory.CreateDirectory(place);
            SharedListings.WriteListings(Path.Combine(requests, $"W6.listing.{round}.ndjson"), place, networkOf);
        }
    }

    /// <summary>
    /// A source that stops showing listings says that they are gone, which the peers' merge does not look at: where the sync's listing holds some of one network's listings, the others are a network of their own.
    /// </summary>
    private static Func<string, string, string> Networks(string listing)
    {
        var synced = new HashSet<string>(StringComparer.Ordinal);
        var networks = new HashSet<string>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(listing))
        {
            using var centre = JsonDocument.Parse(line);
            synced.Add(Text(centre.RootElement, "id"));
            networks.Add(Text(centre.RootElement, "network"));
        }

        return (network, id) => networks.Count == 1 && networks.Contains(network) && !synced.Contains(id) ? network + "-rest" : network;
    }

    /// <summary>
    /// The generator's level is given to every axis, so that the lowest is the level that it means; a level of 0 is no label. Its dates are not taken: the peers answer with labels whose time is over too, and here these would be held by
    /// nobody.
    /// </summary>
    private static void WriteLabels(string centres, string path, Func<string, string, string> networkOf)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        foreach (string line in File.ReadLines(centres))
        {
            using var centre = JsonDocument.Parse(line);
            var (id, label) = (Text(centre.RootElement, "id"), centre.RootElement.GetProperty("label"));
            int level = label.GetProperty("level").GetInt32();
            if (level == 0) continue;
            string listing = $"{networkOf(Text(centre.RootElement, "network"), id)}/{id}";
            string levels = string.Join(", ", Enum.GetNames<Axis>().Select(axis => $"\"{JsonNamingPolicy.CamelCase.ConvertName(axis)}\": {level}"));
            file.WriteLine($$"""
                {"centre": {{JsonSerializer.Serialize(listing)}}, "levels": { {{levels}} }, "criteriaVersion": {{JsonSerializer.Serialize(Text(label, "version"))}}, "awardedAt": "2026-01-01T00:00:00Z", "validUntil": "2035-12-31T00:00:00Z", "actor": "generator", "reason": "Generated.", "reference": {{JsonSerializer.Serialize(id)}}}
                """);
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new InvalidDataException($"There is no {name}.");
}
