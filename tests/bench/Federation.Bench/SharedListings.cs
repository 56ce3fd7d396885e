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
    private SharedListings(string networksFile, int listings, IReadOnlyList<(string One, string Other)> pairs) => (NetworksFile, Listings, Pairs) = (networksFile, listings, pairs);

    public string NetworksFile { get; }

    public int Listings { get; }

    /// <summary>Ids that are one place.</summary>
    public IReadOnlyList<(string One, string Other)> Pairs { get; }

    /// <summary>Writes the files of the networks into the folder.</summary>
    /// <param name="networkOf">The network of a listing, by its network and id in the source.</param>
    public static SharedListings Write(string source, string folder, Func<string, string, string> networkOf)
    {
        var (listings, names) = WriteListings(Path.Combine(source, "centres.ndjson"), folder, networkOf);
        string networks = Path.Combine(folder, "networks.json");
        var entries = names.Select(network => Bench.NetworksFile.Entry(network, "actipole21", $$"""{ "source": {{JsonSerializer.Serialize(Path.Combine(folder, network + ".csv"))}} }"""));
        File.WriteAllText(networks, $"[{string.Join(",\n", entries)}]");
        var pairs = File.ReadLines(Path.Combine(source, "truth.ndjson")).Select(line =>
        {
            using var pair = JsonDocument.Parse(line);
            return (Text(pair.RootElement, "a"), Text(pair.RootElement, "b"));
        });
        return new SharedListings(networks, listings, [.. pairs]);
    }

    /// <summary>Writes one file for each network that has listings in this file into the folder.</summary>
    public static (int Listings, IReadOnlyList<string> Networks) WriteListings(string source, string folder, Func<string, string, string> networkOf)
    {
        var files = new SortedDictionary<string, StreamWriter>(StringComparer.Ordinal);
        int listings = 0;
        try
        {
            foreach (string line in File.ReadLines(source))
            {
                using var listing = JsonDocument.Parse(line);
                string network = networkOf(Text(listing.RootElement, "network"), Text(listing.RootElement, "id"));
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

        return (listings, [.. files.Keys]);
    }

    private static string Row(JsonElement listing)
    {
        var services = listing.GetProperty("services").EnumerateArray().Select(service => SharedServices.WordOf(service.GetString() ?? ""));
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
