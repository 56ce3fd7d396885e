using System.Net.Sockets;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// The network for requests to addresses that somebody outside named, and that no adapter asks: https to the public internet alone, checked by text and again where it is connected to, and
/// no redirects. Thread safe.
/// </summary>
public static class GuardedRequests
{
    /// <param name="mayAskThisMachine">Whether an operator of this machine named this address, which is on it.</param>
    /// <returns>Fails with <see cref="HttpRequestException"/> also for what is refused: whoever asks knows no other failure.</returns>
    public static HttpMessageHandler Create(Func<Uri, bool> mayAskThisMachine) => Create(mayAskThisMachine, new SocketDialler());

    /// <inheritdoc cref="Create(Func{Uri, bool})"/>
    internal static HttpMessageHandler Create(Func<Uri, bool> mayAskThisMachine, IDialler dialler) => new Guard(mayAskThisMachine) { InnerHandler = HttpTransport.Create(new FetchOptions(), dialler) };

    private sealed class Guard(Func<Uri, bool> mayAskThisMachine) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                AddressGuard.Check(request.RequestUri ?? throw AddressGuard.Refused("There is none."), mayAskThisMachine);
                return await base.SendAsync(request, cancellationToken);
            }
            catch (Exception refusal) when (refusal is AdapterException or SocketException)
            {
                throw new HttpRequestException(refusal.Message, refusal);
            }
        }
    }
}
