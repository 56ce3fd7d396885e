using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>The last step of a request: one exchange with one server, through guarded connections and without any convenience of the framework.</summary>
internal static class HttpTransport
{
    /// <summary>In KiB, for all headers of an answer together.</summary>
    private const int MostHeaderKibibytes = 64;

    public static HttpMessageHandler Create(FetchOptions options, IDialler dialler)
    {
        var guarded = new GuardedDialler(dialler);
        return new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) => await guarded.ConnectAsync(context.DnsEndPoint, cancellationToken),
            ConnectTimeout = options.ConnectTime,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            MaxResponseHeadersLength = MostHeaderKibibytes,
            MaxResponseDrainSize = 64 * 1024,
            ActivityHeadersPropagator = null,
            SslOptions =
            {
                // A certificate names addresses where its issuer can be fetched from: the server would choose what this machine asks for.
                CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
            },
        };
    }
}
