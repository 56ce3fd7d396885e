using System.Text.Json;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>What a door wrote down of what it answered.</summary>
internal static class DoorBook
{
    private const string Query = "query($centre: ID!, $after: String) { doorEntries(centre: $centre, first: 100, after: $after) { hasMore next items { number hash previous pass verdict } } }";

    /// <summary>A door's nonce, as <see cref="Answer.Key"/>.</summary>
    public const string Open = "mutation($centre: ID!) { openDoor(centre: $centre) { __typename ... on DoorOpened { nonce } ... on Refusal { code } } }";

    /// <summary>A pass is shown.</summary>
    public const string Present = "mutation($centre: ID!, $pass: String!) { presentPass(centre: $centre, pass: $pass) { __typename ... on Admission { code receipt } ... on Refusal { code } } }";

    public static Answer Opened(JsonElement data) => data.GetProperty("openDoor") is var result && result.TryGetProperty("nonce", out var nonce)
        ? new Answer(Operation.Ok, Key: nonce.GetString())
        : new Answer(result.GetProperty("__typename").GetString() ?? "nothing");

    /// <summary>With the receipt of what was written down. A nonce is in a door's memory: who comes after the door moved to another host is told that it is unknown, and asks for another.</summary>
    public static Answer Presented(JsonElement data)
    {
        var result = data.GetProperty("presentPass");
        string? code = result.TryGetProperty("code", out var told) ? told.GetString() : null;
        return code switch
        {
            "admission.allowed" => new Answer(Operation.Ok, Key: result.GetProperty("receipt").GetString()),
            "pass.nonce-unknown" => new Answer(Operation.Refused),
            _ => new Answer(code ?? "nothing"),
        };
    }

    /// <summary>Whoever was let in stands in the book as it was told, nobody was let in twice by one pass, and nothing of the chain is missing.</summary>
    public static async Task DemandKeptAsync(HostCluster cluster, string centre, IReadOnlyList<Operation> history)
    {
        var entries = await EntriesAsync(cluster, centre);
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(number => $"{number}"), entries.Select(entry => entry.Number));
        Assert.Equal(entries.Take(entries.Count - 1).Select(entry => entry.Hash), entries.Skip(1).Select(entry => entry.Previous));
        Assert.Equal(entries.Count, entries.Select(entry => entry.Pass).Distinct().Count());
        var written = entries.Where(entry => entry.Verdict == "ALLOWED").Select(entry => $"{entry.Number}-{entry.Hash}").ToHashSet(StringComparer.Ordinal);
        Assert.All(history.Where(operation => operation is { What: Operation.Admit, Result: Operation.Ok }), operation => Assert.Contains(operation.Key ?? "", written));
    }

    private static async Task<IReadOnlyList<Entry>> EntriesAsync(HostCluster cluster, string centre)
    {
        var entries = new List<Entry>();
        for (string? after = null; ;)
        {
            var page = (await cluster[0].Client.AskAsync(Query, new { centre, after }, cluster.TokenOf(0))).GetProperty("doorEntries");
            entries.AddRange(page.GetProperty("items").EnumerateArray().Select(entry => new Entry(Text(entry, "number"), Text(entry, "hash"), Text(entry, "previous"), Text(entry, "pass"), Text(entry, "verdict"))));
            if (!page.GetProperty("hasMore").GetBoolean()) return entries;
            after = page.GetProperty("next").GetString();
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new InvalidOperationException($"{name} is null.");

    private sealed record Entry(string Number, string Hash, string Previous, string Pass, string Verdict);
}
