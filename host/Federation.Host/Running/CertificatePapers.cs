using Federation.Cluster.Adapters.Fetching;
using Federation.Contracts;
using Federation.Host.Settings;
using Federation.Registry.Certificates.Badges;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Verifying;

namespace Federation.Host.Running;

/// <summary>
/// Gathers what a certificate is checked by. What was not named is fetched where the certificate says, on one condition: it was itself named by URL, and that lies on the same host.
/// Whoever named the host trusts it; what a file says of itself nobody does.
/// </summary>
/// <param name="warnings">Where it is told that a list could not be fetched.</param>
internal sealed class CertificatePapers(OperatorDocuments documents, TextWriter warnings)
{
    /// <summary>What was gathered.</summary>
    internal sealed record Gathered(byte[] Certificate, PublishedKeys Keys, IReadOnlyList<ReadOnlyMemory<byte>> StatusLists);

    /// <param name="keys">Null where nobody named them.</param>
    /// <param name="statusLists">Empty where nobody named any.</param>
    /// <exception cref="SettingsException">Nobody named keys, and the certificate's own cannot be gone by.</exception>
    /// <exception cref="AdapterException">Code <c>certificate.unreadable</c>: something that was named cannot be read.</exception>
    /// <exception cref="Registry.Certificates.CertificateException">The keys are none.</exception>
    public async Task<Gathered> ReadAsync(string certificate, string? keys, IReadOnlyList<string> statusLists, CancellationToken cancellationToken)
    {
        string source = Resolve(certificate);
        byte[] bytes = BakedCredential.TakenFrom(await FetchAsync(source, cancellationToken)).ToArray();
        var said = Uri.TryCreate(source, UriKind.Absolute, out var address) && !address.IsFile ? CertificateReferences.Read(bytes) : null;
        string where = keys is not null ? Resolve(keys) : said is not null && IsBeside(said.Issuer, address) ? said.Issuer : throw new SettingsException($"--keys is needed: \"{certificate}\" names no keys on a host that you named.");
        var published = PublishedKeys.Read(await FetchAsync(where, cancellationToken));
        var lists = new List<ReadOnlyMemory<byte>>();
        foreach (string list in statusLists) lists.Add(await FetchAsync(Resolve(list), cancellationToken));
        if (statusLists.Count > 0) return new Gathered(bytes, published, lists);
        foreach (string list in said?.StatusLists.Where(list => IsBeside(list, address)) ?? []) await TryAddAsync(list, lists, cancellationToken);
        return new Gathered(bytes, published, lists);
    }

    /// <summary>Something else that was named.</summary>
    /// <exception cref="AdapterException">As above.</exception>
    public Task<byte[]> ReadAsync(string source, CancellationToken cancellationToken) => FetchAsync(Resolve(source), cancellationToken);

    /// <summary>Without a list the question whether the certificate holds has no answer, and the other has.</summary>
    private async Task TryAddAsync(string list, List<ReadOnlyMemory<byte>> lists, CancellationToken cancellationToken)
    {
        try
        {
            lists.Add(await FetchAsync(list, cancellationToken));
        }
        catch (AdapterException failure)
        {
            await warnings.WriteLineAsync($"{failure.Code}: {failure.Message}");
        }
    }

    // The codes of sources tell the manager of a network what to do; here somebody holds a certificate.
    private async Task<byte[]> FetchAsync(string source, CancellationToken cancellationToken)
    {
        try
        {
            return await documents.ReadAsync(source, cancellationToken);
        }
        catch (AdapterException failure)
        {
            string reason = failure.Code == "http.host-not-allowed" ? "The address leads to another host than the one that was named." : failure.Message;
            throw new AdapterException(failure.Kind, "certificate.unreadable", reason, failure);
        }
    }

    private static string Resolve(string source) => SourceAddress.Resolve(source, Environment.CurrentDirectory);

    private static bool IsBeside(string reference, Uri? address) =>
        Uri.TryCreate(reference, UriKind.Absolute, out var other) && other.Scheme == address?.Scheme && other.Authority == address.Authority;
}
