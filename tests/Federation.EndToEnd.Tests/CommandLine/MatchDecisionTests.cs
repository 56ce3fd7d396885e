using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.CommandLine;

/// <summary>A person's word on listings, by command; and the law that the order of networks decides nothing.</summary>
public sealed class MatchDecisionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sync_OfAllRealNetworksInEitherOrder_MakesTheSameDirectory()
    {
        RealData.Demand();
        var networks = JsonNode.Parse(File.ReadAllText(Repository.AllNetworks))!.AsArray(); // the file is an array
        foreach (var network in networks)
        {
            var config = network!["config"]!; // every network has one
            config["source"] = config["source"]!.GetValue<string>().Replace("${FEDERATION_DATA:-../../shared/data}", RealData.Folder, StringComparison.Ordinal); // and that a source
        }

        string backwards = _folder.PathOf("backwards.json");
        File.WriteAllText(backwards, new JsonArray([.. networks.Reverse().Select(network => network!.DeepClone())]).ToJsonString());

        (await Command.RunAsync("sync", "--networks", Repository.AllNetworks, "--data", _folder.PathOf("one"))).Expect(0);
        (await Command.RunAsync("sync", "--networks", backwards, "--data", _folder.PathOf("other"))).Expect(0);

        Assert.Equal(await Store.HashAsync(_folder.PathOf("one")), await Store.HashAsync(_folder.PathOf("other")));
        (await Command.RunAsync("store", "check", "--data", _folder.PathOf("other"))).Expect(0);
        Assert.Equal(await PairsAskedAsync("one"), await PairsAskedAsync("other"));
    }

    [Fact]
    public async Task AcceptThenUndo_FromTheCommandLine_RestoresTheDirectory()
    {
        string file = _folder.PathOf("networks.json");
        Write("a", "1;Le Hangar à Bananes;12 quai des Antilles;44200;Nantes;FR;47.2;-1.57");
        Write("b", "1;La Bibliothèque Floresca;3 rue de l'Île Macé;44100;Nantes;FR;47.25;-1.6");
        File.WriteAllText(file, $$"""[{{Entry("a")}}, {{Entry("b")}}]""");
        (await Command.RunAsync("sync", "--networks", file, "--data", _folder.Data)).Expect(0);
        string before = await Store.HashAsync(_folder.Data);

        var accepted = (await Command.RunAsync("match", "accept", "a/1", "b/1", "--by", "Camille", "--reason", "One house.", "--data", _folder.Data, "--json")).Expect(0).Json();
        string regrouping = Assert.Single(accepted.GetProperty("regroupings").EnumerateArray()).GetString()!; // a key
        Assert.NotEqual(before, await Store.HashAsync(_folder.Data));
        var listed = Assert.Single((await Command.RunAsync("match", "list", "--data", _folder.Data, "--json")).Expect(0).Json().EnumerateArray());
        Assert.Equal((regrouping, "One house.", "Camille"), (listed.GetProperty("id").GetString(), listed.GetProperty("reason").GetString(), listed.GetProperty("actor").GetString()));
        (await Command.RunAsync("match", "undo", regrouping, "--by", "Camille", "--reason", "Two houses.", "--data", _folder.Data)).Expect(0);
        (await Command.RunAsync("match", "withdraw", "a/1", "b/1", "--by", "Camille", "--reason", "The scores know.", "--data", _folder.Data)).Expect(0);

        Assert.Equal(before, await Store.HashAsync(_folder.Data));
        (await Command.RunAsync("store", "check", "--data", _folder.Data)).Expect(0);
        var refused = await Command.RunAsync("match", "undo", regrouping, "--by", "Camille", "--reason", "Again.", "--data", _folder.Data);
        Assert.Contains("match.nothing-to-undo", refused.Expect(1).Output, StringComparison.Ordinal);
        Assert.Contains("Different", (await Command.RunAsync("match", "explain", "a/1", "b/1", "--data", _folder.Data)).Expect(0).Output, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> PairsAskedAsync(string folder)
    {
        var asked = (await Command.RunAsync("match", "review", "--most", "1000", "--data", _folder.PathOf(folder), "--json")).Expect(0).Json();
        return [.. asked.EnumerateArray().Select(review => $"{review.GetProperty("pair").GetRawText()} {review.GetProperty("question")}").Order(StringComparer.Ordinal)];
    }

    private void Write(string network, string row) => File.WriteAllText(_folder.PathOf(network + ".csv"), $"Identifiant;Nom du centre;Adresse;Code postal;Ville;Pays;Latitude;Longitude\n{row}\n");

    private string Entry(string network) => $$"""{ "id": "{{network}}", "name": "{{network}}", "adapter": "actipole21", "config": { "source": {{JsonSerializer.Serialize(_folder.PathOf(network + ".csv"))}} } }""";
}
