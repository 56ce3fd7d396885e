namespace Federation.Contracts.Testing.Tests.Bench;

public sealed class CassetteTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("cassette-").FullName, "a.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true); // a file has a folder

    [Fact]
    public async Task Play_RecordedAnswers_ComeInTheirOrderWhateverTheOrderOfTheQuery()
    {
        Write("""{"schema":1,"exchanges":[""" + Exchange("https://a.example/l?a=1&key=scrubbed-secret", "\"body\":\"one\"") + "," + Exchange("https://a.example/l?a=1&key=scrubbed-secret", "\"bodyBase64\":\"dHdv\"") + "]}");
        using var bench = AdapterBench.OfPartner("https://a.example/l", Cassette.Load(_path).Play("s/1"));

        Assert.Equal(["one", "two"], [await ReadAsync(bench, "https://a.example/l?key=s%2F1&a=1"), await ReadAsync(bench, "https://a.example/l?a=1&key=s%2F1")]);
        Assert.Equal("cassette.no-answer", (await Assert.ThrowsAsync<AdapterException>(() => ReadAsync(bench, "https://a.example/l?a=1&key=s%2F1"))).Code);
    }

    [Fact]
    public async Task Play_RedirectAndTryAgain_AreWalkedAsTheHostDoes()
    {
        Write("""{"schema":1,"exchanges":[""" + string.Join(',',
            Exchange("https://a.example/l", "\"body\":\"\"", 302, """{"Location":"/m"}"""), Exchange("https://a.example/m", "\"body\":\"\"", 503), Exchange("https://a.example/m", "\"body\":\"here\"")) + "]}");
        using var bench = AdapterBench.OfPartner("https://a.example/l", Cassette.Load(_path).Play());

        Assert.Equal("here", await ReadAsync(bench, "https://a.example/l"));
        Assert.Equal(1, bench.Visits);
    }

    [Theory]
    [InlineData("""{"schema":2,"exchanges":[]}""", "cassette.schema")]
    [InlineData("""{"schema":1}""", "cassette.broken")]
    [InlineData("[]", "cassette.broken")]
    [InlineData("{", "cassette.broken")]
    public void Load_WhatIsNoCassette_FailsByName(string text, string code)
    {
        Write(text);

        Assert.Equal(code, Assert.Throws<AdapterException>(() => Cassette.Load(_path)).Code);
    }

    [Fact]
    public void Load_NoFile_FailsByName() => Assert.Equal("cassette.unreadable", Assert.Throws<AdapterException>(() => Cassette.Load(_path)).Code);

    private void Write(string text) => File.WriteAllText(_path, text);

    private static string Exchange(string address, string body, int status = 200, string headers = "{}") =>
        $$$"""{"recordedAt":"2026-01-01T00:00:00Z","request":{"method":"GET","address":"{{{address}}}","headers":{}},"answer":{"status":{{{status}}},"headers":{{{headers}}},{{{body}}} } }""";

    private static async Task<string> ReadAsync(AdapterBench bench, string address)
    {
        await using var content = await bench.OpenAsync(address, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(content.Stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
