using Federation.Cluster.Adapters.Fetching;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.Identity.Providers;

/// <summary>Sends what OpenIddict's client asks of providers through the guard: their addresses are named by others.</summary>
internal sealed class ProviderRequests(ProviderBook providers) : IPostConfigureOptions<HttpClientFactoryOptions>
{
    private const string ClientsOfOpenIddict = "OpenIddict.Client.SystemNetHttp";
    private const int MostBytes = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public void PostConfigure(string? name, HttpClientFactoryOptions options)
    {
        if (name?.StartsWith(ClientsOfOpenIddict, StringComparison.Ordinal) != true) return;
        // In the place of OpenIddict's handler, which would follow redirects and connect anywhere. It throws if it comes after this one: never is one of its requests sent without the guard.
        options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = GuardedRequests.Create(providers.MayAskThisMachine));
        options.HttpClientActions.Add(client => (client.MaxResponseContentBufferSize, client.Timeout) = (MostBytes, Patience));
    }
}
