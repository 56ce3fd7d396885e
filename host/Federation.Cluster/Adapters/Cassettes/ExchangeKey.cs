namespace Federation.Cluster.Adapters.Cassettes;

/// <summary>By what a request finds its answer: method and address, without secrets and persons, whatever the order of its query.</summary>
internal static class ExchangeKey
{
    public static string Of(string method, string address, SecretScrub secrets)
    {
        string plain = PersonScrub.Mask(secrets.Apply(address.Split('#')[0]));
        int query = plain.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? $"{method} {plain}" : $"{method} {plain[..query]}?{string.Join('&', plain[(query + 1)..].Split('&').Order(StringComparer.Ordinal))}";
    }
}
