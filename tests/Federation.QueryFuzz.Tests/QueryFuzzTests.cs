using System.Globalization;

namespace Federation.QueryFuzz.Tests;

/// <summary>Queries of every kind for a minute, or as long as <c>FEDERATION_FUZZ_SECONDS</c> says. The figures go to the log.</summary>
public sealed class QueryFuzzTests
{
    // One seed: the same requests every time. tests/fuzz/run.sh queries draws another at each start.
    private const int Seed = 3;

    private const long Slack = 32L * 1024 * 1024;

    [Fact]
    public async Task Gateway_AskedAnything_AnswersInOrderAndDoesNotGrow()
    {
        await using var host = await QueryFuzz.StartAsync();
        var fuzz = await QueryFuzz.OpenAsync(host, Number("FEDERATION_FUZZ_SEED") ?? Seed);

        await fuzz.RunAsync(TimeSpan.FromSeconds(Number("FEDERATION_FUZZ_SECONDS") ?? 60), TestContext.Current.CancellationToken);

        Console.WriteLine("| queries | slowest ms | heap MB early | late | data | refused |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {fuzz.Requests} | {fuzz.Slowest.TotalMilliseconds:0} | {fuzz.Memory.Early / 1e6:0.0} | {fuzz.Memory.Late / 1e6:0.0} | {fuzz.Codes.GetValueOrDefault("data")} | {string.Join(", ", fuzz.Codes.Where(code => code.Key != "data").Select(code => $"{code.Key} {code.Value}"))} |"));
        Assert.True(fuzz.Findings.Count == 0, string.Join('\n', fuzz.Findings));
        Assert.True(fuzz.Memory.Late <= (fuzz.Memory.Early * 1.5) + Slack, $"{fuzz.Memory}");
        // What refuses everything, or answers everything, was not asked anything much.
        Assert.InRange(fuzz.Codes.GetValueOrDefault("data"), fuzz.Requests / 20, fuzz.Requests * 9 / 10);
        Assert.All((string[])["VALIDATION_FAILED", "SYNTAX_ERROR", "BAD_INPUT", "LIMIT_DEPTH", "LIMIT_TOKENS", "BAD_REQUEST", "UNAUTHENTICATED", "FORBIDDEN"], code => Assert.Contains(code, fuzz.Codes));
    }

    [Fact]
    public async Task Gateway_WhoseStoreFails_IsFoundOut()
    {
        await using var host = await QueryFuzz.StartAsync();
        var fuzz = await QueryFuzz.OpenAsync(host, Seed);
        host.Store.Broken = new InvalidOperationException("planted");

        await fuzz.RunAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.NotEmpty(fuzz.Findings);
    }

    [Theory]
    [InlineData(500, "application/json", "{\"errors\":[]}")]
    [InlineData(200, "text/html", "{\"data\":{}}")]
    [InlineData(200, "application/json", "{\"data\":{}")]
    [InlineData(200, "application/json", "{}")]
    [InlineData(400, "application/json", "{\"data\":null,\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"BAD_INPUT\"}}]}")]
    [InlineData(400, "application/json", "{\"errors\":[{\"message\":\"x\"}]}")]
    [InlineData(400, "application/json", "{\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"OF_ITS_OWN\"}}]}")]
    [InlineData(200, "application/json", "{\"data\":null,\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"INTERNAL\"}}]}")]
    public void Laws_BrokenByAnAnswer_SaySo(int status, string mediaType, string body) => Assert.NotNull(AnswerLaws.Broken(status, mediaType, body));

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
