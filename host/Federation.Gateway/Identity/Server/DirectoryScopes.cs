namespace Federation.Gateway.Identity.Server;

/// <summary>What a token may be used for here, beside <c>openid</c> and <c>offline_access</c>. A role counts only where the token's scope carries it.</summary>
internal static class DirectoryScopes
{
    /// <summary>A member's passes.</summary>
    public const string Passes = "passes";

    /// <summary>A centre's door.</summary>
    public const string Admission = "admission";

    /// <summary>What managers of a network do.</summary>
    public const string Networks = "networks";

    /// <summary>Label decisions.</summary>
    public const string Labels = "labels";

    /// <summary>What operators do.</summary>
    public const string Operate = "operate";

    public static IReadOnlyList<string> All { get; } = [Passes, Admission, Networks, Labels, Operate];
}
