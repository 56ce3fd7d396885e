using Federation.Host.Commands;

namespace Federation.Host.Tests;

public sealed class ServeOptionsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://localhost:8080/", true)]
    [InlineData("https://[::1]", true)]
    [InlineData("http://127.0.0.1:8080/list.csv", false)] // all of the server is allowed, and not one path of it
    [InlineData("http://127.0.0.1:8080/?a", false)]
    [InlineData("http://me@127.0.0.1:8080", false)]
    [InlineData("http://127.0.0.2:8080", false)]
    [InlineData("http://0.0.0.0:8080", false)]
    [InlineData("http://192.168.0.1:8080", false)]
    [InlineData("http://127.0.0.1.example.org", false)]
    [InlineData("https://example.org", false)]
    [InlineData("file:///srv/lists", false)]
    [InlineData("/srv/lists", false)]
    [InlineData("127.0.0.1:8080", false)]
    public void SourceOnThisMachine_IsAWholeServerOfThisMachine(string text, bool isTaken) =>
        Assert.Equal(isTaken, ServeCommand.Create().Parse(["--source-on-this-machine", "http://127.0.0.1:1", "--source-on-this-machine", text]).Errors.Count == 0);

    [Theory]
    [InlineData("a store in a file has", "--urls", "none")]
    [InlineData("for one that does not", "--urls", "none", "--terminal-url", "https://127.0.0.1:8443", "--terminal-certificate", "a.pem", "--terminal-key", "a.key", "--public-url", "https://directory.example")]
    public void Urls_None_AreForAHostOfAClusterThatAnswersNobody(string why, params string[] arguments) =>
        Assert.Contains(ServeCommand.Create().Parse(arguments).Errors, error => error.Message.Contains(why, StringComparison.Ordinal));
}
