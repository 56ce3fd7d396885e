using Federation.Cluster.Storage.Files;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>Makes the secrets of webhooks from the key in a file that its owner alone may read; it is made where there is none. Where it is lost, receivers need new secrets. Thread safe.</summary>
internal sealed class WebhookSecrets(IOptions<WebhookOptions> options)
{
    private readonly Lazy<byte[]> _root = new(() => Root(options.Value.KeyFile), LazyThreadSafetyMode.PublicationOnly);

    /// <exception cref="IOException">The file cannot be read or written, or others may.</exception>
    /// <exception cref="InvalidDataException">It is no key.</exception>
    public WebhookSecret Of(WebhookId webhook, int generation) => new(_root.Value, webhook, generation);

    private static byte[] Root(string path)
    {
        if (File.Exists(path)) return OwnersKey.Read(path);
        try
        {
            return OwnersKey.Make(path);
        }
        catch (IOException) when (File.Exists(path))
        {
            return OwnersKey.Read(path); // another silo of this machine made it meanwhile
        }
    }
}
