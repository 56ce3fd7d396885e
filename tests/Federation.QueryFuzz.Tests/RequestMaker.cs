using System.Text.Json;
using GraphQL.Types;

namespace Federation.QueryFuzz.Tests;

/// <summary>Makes the requests of a series: seed and number make a request, so that any can be made again.</summary>
internal sealed class RequestMaker(ISchema schema, IReadOnlyList<string> known, int seed, int callers)
{
    private static readonly string?[] Accepts = ["application/graphql-response+json", "application/json", "application/json", null, "*/*", "text/html", "text/event-stream", "application/json;q=0, */*", "rubbish"];

    private static readonly string[] Bodies =
    [
        "", "null", "[]", "{}", "[[[[[[[[[[[[", "{\"query\":1}", "{\"query\":null}", "{\"query\":\"{__typename}\",\"variables\":[1]}", "{\"query\":\"{__typename}\",\"variables\":\"x\"}", "{\"query\":\"{__typename}\",\"extensions\":{\"cost\":true,\"persistedQuery\":{\"sha256Hash\":1}}}",
        "{\"documentId\":\"x\"}", "{\"documentId\":1}", "{\"documentId\":\"sha256:\",\"query\":\"{__typename}\"}", "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"00\"}}}", "{\"extensions\":{\"persistedQuery\":[]}}",
        "{\"query\":\"{__typename}\",\"query\":\"{__typename}\"}", "{\"query\":\"{__typename}\\ud800\"}", "{\"query\":\"query($a:String){suggest(text:$a){__typename}}\",\"variables\":{\"a\":\"\\ud800\"}}", "{\"query\":\"{__typename}\",\"variables\":{\"\\u0000\":1}}",
        "{\"query\":\"{__typename}\",\"operationName\":\"\"}", "{\"query\":\"{__typename}\",\"operationName\":\"Q\"}", "{\"query\":\"\"}", "{\"query\":\"{__typename}\"", "\uFEFF{\"query\":\"{__typename}\"}",
    ];

    public FuzzedRequest Make(int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var spoiler = new Spoiler(random);
        int who = random.Next(2) == 0 ? 0 : random.Next(callers + 1);
        string? accept = Accepts[random.Next(random.Next(4) == 0 ? Accepts.Length : 2)];
        int dice = random.Next(100);
        if (dice < 4) return new("POST", Bodies[random.Next(Bodies.Length)], accept, who);
        var (query, variables) = dice < 85 ? new QueryMaker(schema, random, new ValueMaker(random, known)).Make() : (spoiler.Hostile(), "{}");
        if (dice is >= 55 and < 85) query = spoiler.Spoil(query);
        if (random.Next(20) == 0) variables = spoiler.Spoil(variables);
        // A stream that begins does not end: subscriptions are answered as one answer here, and refused.
        if (accept == "text/event-stream" && query.Contains("subscription", StringComparison.Ordinal)) accept = null;
        bool repeats = random.Next(3) == 0 && !query.Contains("mutation", StringComparison.Ordinal);
        if (random.Next(6) == 0 && query.Length < 6_000) return new("GET", $"query={Escaped(query)}&variables={Escaped(variables)}{(random.Next(10) == 0 ? "&operationName=Q" : "")}", accept, who, repeats);
        string body = $"{{\"query\":{JsonSerializer.Serialize(query)},\"variables\":{variables}{(!repeats && random.Next(10) == 0 ? ",\"extensions\":{\"cost\":true}" : "")}}}";
        return random.Next(40) == 0 ? new("POST", spoiler.Spoil(body), accept, who) : new("POST", body, accept, who, repeats);
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
