using System.Security.Cryptography;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Files;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Sync.Pushing;

/// <summary>
/// The secrets that networks sign their pushes with, made from the key in a file that its owner alone may read. Where that file is lost no push counts until new secrets are made. Thread safe.
/// </summary>
public sealed partial class PushKeys(IDirectoryStore store, IOptions<PushOptions> options, TimeProvider clock, ILogger<PushKeys> log)
{
    /// <summary>A secret, and the one before it.</summary>
    private const int MostAtOnce = 2;

    /// <summary>Stands for the key of a network that has none: whoever asks for one takes as long as for another.</summary>
    private readonly byte[] _nobody = RandomNumberGenerator.GetBytes(OwnersKey.Bytes);

    /// <summary>As senders are given it: <c>whsec_</c> and base64. Makes the key where there is none.</summary>
    /// <exception cref="IOException">The key cannot be made, or used.</exception>
    public string Text(NetworkId network, int generation) => WebhookSecret.OfPushes(Open(), network, generation).Text;

    /// <summary>Begins to check a message by the secrets that count now; for a network that has none, or is none, by ones that nobody knows.</summary>
    /// <param name="network">As it was asked for; may be no id of a network.</param>
    /// <param name="message">What its sender calls it.</param>
    /// <param name="unixSeconds">When it was signed.</param>
    public async Task<PushSignature> BeginAsync(string network, string message, long unixSeconds, CancellationToken cancellationToken) =>
        new([.. (await OfAsync(network, cancellationToken)).Select(secret => secret.Begin(message, unixSeconds))]);

    private async Task<IReadOnlyList<WebhookSecret>> OfAsync(string network, CancellationToken cancellationToken)
    {
        bool isId = NetworkId.TryParse(network, out var id);
        var row = await store.ReadAsync(new StateKey(RowKinds.Network, isId ? id.Value : "0"), cancellationToken);
        var key = row is null || !isId ? null : JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.NetworkRecord)?.Push.Key;
        var root = Read(isNeeded: key is not null);
        var secrets = key is null || root is null ? [] : key.GenerationsAt(clock.GetUtcNow()).Select(generation => WebhookSecret.OfPushes(root, id, generation)).ToList();

        // As many for each network, and for none: a long body would tell by its time what it is checked against.
        while (secrets.Count < MostAtOnce) secrets.Add(WebhookSecret.OfPushes(_nobody, NetworkId.Parse("0"), 1));
        return secrets;
    }

    /// <param name="isNeeded">Whether it is worth a word where it cannot be read.</param>
    private byte[]? Read(bool isNeeded)
    {
        try
        {
            return OwnersKey.Read(options.Value.KeyFile);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            if (isNeeded) LogNoKey(log, failure);
            return null;
        }
    }

    private byte[] Open()
    {
        string path = options.Value.KeyFile;
        try
        {
            return File.Exists(path) ? OwnersKey.Read(path) : OwnersKey.Make(path);
        }
        catch (InvalidDataException failure)
        {
            throw new IOException(failure.Message, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "The key of pushes cannot be read: none of them is taken until it is back, or networks have new secrets.")]
    private static partial void LogNoKey(ILogger log, Exception failure);
}
