using Federation.Cluster.Storage.Files;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>
/// Makes the secrets of webhooks from the key in a file that its owner alone may read. It is made where there is none and no webhook is stored: one in the place of a lost key would sign messages that nobody takes, without a
/// word. Thread safe.
/// </summary>
internal sealed class WebhookSecrets(WebhookArchive archive, IOptions<WebhookOptions> options)
{
    private volatile byte[]? _root;

    /// <exception cref="WebhookKeyException">The key is lost, or cannot be used.</exception>
    public async Task<WebhookSecret> OfAsync(WebhookId webhook, int generation, CancellationToken cancellationToken) => new(_root ??= await OpenAsync(cancellationToken), webhook, generation);

    private async Task<byte[]> OpenAsync(CancellationToken cancellationToken)
    {
        string path = options.Value.KeyFile;
        try
        {
            if (File.Exists(path)) return OwnersKey.Read(path);
            if (await archive.AllAsync(cancellationToken).AnyAsync(cancellationToken)) throw new WebhookKeyException($"The key of webhooks {path} is not there, though webhooks are stored.");
            return Make(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new WebhookKeyException($"The key of webhooks {path} cannot be used: {failure.Message}", failure);
        }
    }

    private static byte[] Make(string path)
    {
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

/// <summary>The key of webhooks cannot be used. The message says which and why; it holds no secret.</summary>
public sealed class WebhookKeyException(string message, Exception? cause = null) : Exception(message, cause);
