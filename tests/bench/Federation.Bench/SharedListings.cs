using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Federation.Bench;

/// <summary>
/// Listings that several networks share, from a folder with <c>centres.ndjson</c> (one listing a line: id, network, name, …) and <c>truth.ndjson</c> (pairs <c>a</c>, <c>b</c> of ids that are one
/// place), as the CSV of the <c>actipole21</c> adapter, one file a network.
/// </summary>
internal sealed class SharedListings
{
    private static readonly Dictionary<string, string> Services = new(StringComparer.Ordinal)
    {
        ["wifi"] = "wifi", ["meeting-room"] = "salle de réunion", ["phone-booth"] = "cabine téléphonique", ["printer"] = "imprimante", ["coffee"] = "café", ["kitchen"] = "cuisine",
        ["bike-parking"] = "parking vélo", ["lockers"] = "casiers", ["domiciliation"] = "domiciliation", ["private-office"] = "bureau fermé", ["hot-desk"] = "coworking",
        ["event-space"] = "espace événementiel", ["video-conference"] = "visio", ["parking"] = "parking", ["shower"] = "douche", ["childcare"] = "crèche", ["fablab"] = "fablab",
        ["3d-printer"] = "impression 3d", ["laser-cutter"] = "découpe laser", ["training"] = "salle de formation",
    };

    private SharedListings(string networksFile, int listings, IReadOnlyList<(string One, string Other)> pairs) => (NetworksFile, Listings, Pairs) = (networksFile, listings, pairs);

    public string NetworksFile { get; }

    public int Listings { get; }

    /// <summary>Ids that are one place.</summary>
    public IReadOnlyList<(string One, string Other)> Pairs { get; }

    /// <summary>Writes the files of the networks into the folder.</summary>
    public static SharedListings Write(string source, string folder)
    {
        var files = new SortedDictionary<string, StreamWriter>(StringComparer.Ordinal);
        int listings = 0;
        try
        {
            foreach (string line in File.ReadLines(Path.Combine(source, "centres.ndjson")))
            {
                using var listing = JsonDocument.Parse(line);
                string network = Text(listing.RootElement, "network");
                if (!files.TryGetValue(network, out var file))
                {
                    files[network] = file = new StreamWriter(Path.Combine(folder, network + ".csv"), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                    file.WriteLine(ListingsFile.Head);
                }

                file.WriteLine(Row(listing.RootElement));
                listings++;
            }
        }
        finally
        {
            foreach (var file in files.Values) file.Dispose();
        }

        string networks = Path.Combine(folder, "networks.json");
        var entries = files.Keys.Select(network => Bench.NetworksFile.Entry(network, "actipole21", $$"""{ "source": {{JsonSerializer.Serialize(Path.Combine(folder, network + ".csv"))}} }"""));
        File.WriteAllText(networks, $"[{string.Join(",\n", entries)}]");
        var pairs = File.ReadLines(Path.Combine(source, "truth.ndjson")).Select(line =>
        {
            using var pair = JsonDocument.Parse(line);
            return (Text(pair.RootElement, "a"), Text(pair.RootElement, "b"));
        });
        return new SharedListings(networks, listings, [.. pairs]);
    }

    private static string Row(JsonElement listing)
    {
        var services = listing.GetProperty("services").EnumerateArray().Select(service => Services.GetValueOrDefault(service.GetString() ?? "")).OfType<string>();
        return string.Join(';', new[]
        {
            Text(listing, "id"), Text(listing, "name"), Text(listing, "street"), Text(listing, "postcode"), Text(listing, "city"), Text(listing, "country"), Number(listing, "lat"), Number(listing, "lon"),
            Text(listing, "website"), Text(listing, "phone"), "", "", string.Join(", ", services), Text(listing, "openingHours"), Number(listing, "capacity"), Text(listing, "description"), "",
        }.Select(CentreGenerator.Quoted));
    }

    private static string Text(JsonElement listing, string name) => listing.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    private static string Number(JsonElement listing, string name) =>
        listing.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble().ToString(CultureInfo.InvariantCulture) : "";
}
