using System.Net;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>Somebody guesses the password of one account, from many addresses, as fast as the host answers.</summary>
public sealed class GuessingTests : IAsyncLifetime
{
    private const string Victim = "victim@person.example";
    private const string Other = "other@person.example";
    private const string Password = "orchid lantern gravel tunic";
    private const int Guessers = 16;
    private const int GuessesEach = 12;

    private readonly TestFolder _folder = new();
    private ServingHost? _host;

    private ServingHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync() => _host = await ServingHost.StartAsync(_folder.Data, publicUrl: "https://directory.example");

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Guessing_OfOneAccount_LeavesOthersUnharmedAndItsOwnersDeviceToo()
    {
        using var device = new FormBrowser(Host.Url, "198.51.100.1");
        using var others = new FormBrowser(Host.Url, "198.51.100.2");
        await EnrolAsync(device, Victim);
        await EnrolAsync(others, Other);

        var attack = Task.WhenAll(Enumerable.Range(0, Guessers).Select(GuessAsync));
        // While it goes on: the owner on the device that knows the account, and somebody else on a device that knows nothing.
        using var fresh = new FormBrowser(Host.Url, "198.51.100.3");
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(device, Victim, Password));
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(fresh, Other, Password));
        var answers = (await attack).SelectMany(seen => seen).ToList();

        Assert.Equal(Guessers * GuessesEach, answers.Count);
        Assert.All(answers, answer => Assert.True(answer is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests, $"{answer}"));
        // Of all those guesses the host looked at ten, and at one more for each minute that they took.
        Assert.InRange(answers.Count(answer => answer == HttpStatusCode.Unauthorized), 1, 20);
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(device, Victim, Password));
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(fresh, Other, Password));
    }

    private async Task<List<HttpStatusCode>> GuessAsync(int guesser)
    {
        using var browser = new FormBrowser(Host.Url, $"203.0.113.{guesser}");
        var seen = new List<HttpStatusCode>();
        for (int guess = 0; guess < GuessesEach; guess++) seen.Add(await SignInAsync(browser, Victim, $"guess {guesser} {guess}"));
        return seen;
    }

    private async Task EnrolAsync(FormBrowser browser, string email)
    {
        var invited = (await Command.RunAsync("account", "invite", email, "--public-url", "https://directory.example", "--data", _folder.Data)).Expect(0);
        string link = new Uri(invited.Output.Trim()).PathAndQuery;
        Assert.Equal(HttpStatusCode.Redirect, await browser.SubmitAsync(link, "/account/enrol", ("code", link.Split('=')[1]), ("password", Password)));
    }

    private static Task<HttpStatusCode> SignInAsync(FormBrowser browser, string email, string password) => browser.SubmitAsync("/sign-in", "/sign-in", ("email", email), ("password", password));
}
