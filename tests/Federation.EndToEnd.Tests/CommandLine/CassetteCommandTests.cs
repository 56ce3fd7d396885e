using Federation.EndToEnd.Tests.Feeds;
using Federation.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Federation.EndToEnd.Tests.CommandLine;

/// <summary>What a server answered is tried again when it is gone.</summary>
public sealed class CassetteCommandTests
{
    private const int WrongUse = 2;
    private const string Key = "oreo-1234567890";
    private const string Mailbox = "camille.martin@partner.example";

    private static readonly string Spaces = RecordedSpaces.Json(new Space("https://space.example/api", "A space", 47.3, 5.0));

    [Fact]
    public async Task Preview_ReplayedWithTheServerGone_ShowsTheSame()
    {
        using var folder = new TestFolder();
        string source, recorded;
        string[] Preview(string source, params string[] more) => ["adapter", "preview", "spaceapi", "--source", source, "--json", .. more];
        await using (var server = await LoopbackServer.StartAsync())
        {
            source = server.UrlOf($"/spaces.json?api_key={Key}");
            server.Serve("/spaces.json", http =>
            {
                http.Response.ContentType = "application/json";
                http.Response.Headers.SetCookie = $"who={Mailbox}";
                http.Response.Headers["X-Contact"] = Mailbox;
                return http.Response.WriteAsync(Spaces, http.RequestAborted);
            });
            recorded = (await Command.RunAsync(Preview(source, "--record", folder.PathOf("cassette.json")))).Expect(0).Output;
        }

        var replayed = (await Command.RunAsync(Preview(source, "--replay", folder.PathOf("cassette.json")))).Expect(0);
        var gone = (await Command.RunAsync(Preview(source))).Expect(1);
        var unknown = (await Command.RunAsync(Preview(source.Replace("spaces", "others", StringComparison.Ordinal), "--replay", folder.PathOf("cassette.json")))).Expect(1);

        Assert.Equal(recorded, replayed.Output);
        Assert.Contains("A space", recorded, StringComparison.Ordinal);
        Assert.Contains("http.unreachable", gone.Error, StringComparison.Ordinal);
        Assert.Contains("cassette.no-answer: The cassette has no answer to GET http://127.0.0.1:", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("/others.json", unknown.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, unknown.Error, StringComparison.Ordinal);
        string cassette = await File.ReadAllTextAsync(folder.PathOf("cassette.json"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Key, cassette, StringComparison.Ordinal);
        Assert.DoesNotContain(Mailbox, cassette, StringComparison.Ordinal);
        Assert.Contains("person-1@example.invalid", cassette, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.PathOf("cassette.json")));
    }

    [Fact]
    public async Task Check_OfASourceThatFails_IsRecordedTooAndReplaysItsFailure()
    {
        using var folder = new TestFolder();
        string source;
        await using (var server = await LoopbackServer.StartAsync())
        {
            source = server.UrlOf("/absent.json");
            (await Command.RunAsync("adapter", "check", "spaceapi", "--source", source, "--record", folder.PathOf("cassette.json"))).Expect(1);
        }

        var replayed = (await Command.RunAsync("adapter", "check", "spaceapi", "--source", source, "--replay", folder.PathOf("cassette.json"))).Expect(1);

        Assert.Contains("http.404", replayed.Error + replayed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_OfAFile_WritesNothingAndSaysWhy()
    {
        using var folder = new TestFolder();
        string source = folder.Write("spaces.json", Spaces);

        var ended = (await Command.RunAsync("adapter", "preview", "spaceapi", "--source", source, "--record", folder.PathOf("cassette.json"))).Expect(0);

        Assert.Contains("A source that is a file needs none", ended.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("cassette.json")));
    }

    [Theory]
    [InlineData("cassette.unreadable", null)]
    [InlineData("cassette.broken", "{")]
    [InlineData("cassette.schema", """{"schema":99}""")]
    public async Task Replay_OfWhatIsNoCassette_IsNamed(string code, string? text)
    {
        using var folder = new TestFolder();
        string cassette = text is null ? folder.PathOf("absent.json") : folder.Write("cassette.json", text);

        var ended = (await Command.RunAsync("adapter", "preview", "spaceapi", "--source", "https://partner.example/spaces.json", "--replay", cassette)).Expect(1);

        Assert.StartsWith($"{code}: ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_AndReplayAtOnce_IsWrongUse() =>
        (await Command.RunAsync("adapter", "check", "spaceapi", "--source", "https://partner.example/", "--record", "a.json", "--replay", "b.json")).Expect(WrongUse);
}
