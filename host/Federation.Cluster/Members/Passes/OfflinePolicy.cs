namespace Federation.Cluster.Members.Passes;

/// <summary>Whether a home network wants to be asked before its member is admitted (after OCPI 2.2.1, Tokens, WhitelistType). Carried in the credential.</summary>
public enum OfflinePolicy
{
    /// <summary>Decide without asking, also where one could.</summary>
    Always,

    /// <summary>The door may decide either way: what the network said within the day is enough.</summary>
    Allowed,

    /// <summary>Ask; decide alone only where nobody answers.</summary>
    AllowedOffline,

    /// <summary>Admit nobody without having asked.</summary>
    Never,
}

/// <summary>The words of <see cref="OfflinePolicy"/> in a credential.</summary>
public static class OfflinePolicies
{
    private static readonly string[] Words = ["ALWAYS", "ALLOWED", "ALLOWED_OFFLINE", "NEVER"];

    public static string Word(this OfflinePolicy policy) => Words[(int)policy];

    public static bool TryParse(string? word, out OfflinePolicy policy)
    {
        int index = Array.IndexOf(Words, word);
        policy = (OfflinePolicy)Math.Max(index, 0);
        return index >= 0;
    }
}
