using System.Net;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>A sign-in with a partner network that has a relying party, for each test anew.</summary>
public abstract class PartnerSignIn : IAsyncLifetime
{
    private SignInHost? _host;
    private PartnerNetwork? _partner;

    private protected SignInHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    private protected PartnerNetwork Partner => _partner ?? throw new InvalidOperationException("It was not started.");

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await SignInHost.StartAsync();
        _partner = await PartnerNetwork.StartAsync(Host);
    }

    public async ValueTask DisposeAsync()
    {
        await Partner.DisposeAsync();
        await Host.DisposeAsync();
    }

    private protected Dictionary<string, string> TokenRequest()
    {
        var proof = new Push(Host, Partner).Fields();
        return new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = "any",
            ["client_id"] = Partner.Client,
            ["client_assertion_type"] = proof["client_assertion_type"],
            ["client_assertion"] = proof["client_assertion"],
        };
    }

    /// <summary>An error for the client, and nothing for a browser.</summary>
    /// <param name="error">Null for any.</param>
    private protected static void Refused(SignInAnswer answer, string? error, string told)
    {
        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, $"{answer.Status}: {answer.Body}");
        Assert.Null(answer.Location);
        Assert.NotNull(answer.Error);
        if (error is not null) Assert.True(answer.Error == error, answer.Body);
        Assert.Contains(told, answer.Description, StringComparison.Ordinal);
        Assert.Null(answer.Json["request_uri"]);
    }
}
