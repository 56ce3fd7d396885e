namespace Federation.Cluster.Members.Passes.Status;

/// <summary>What a home network says of a credential that it issued.</summary>
public enum CredentialState
{
    /// <summary>The membership behind it still holds.</summary>
    Good,

    /// <summary>It counts no more, though its time is not over: the member left, or was blocked.</summary>
    Withdrawn,

    /// <summary>Nobody could say.</summary>
    Silent,

    /// <summary>Nobody was asked, since the home network does not want to be: <see cref="OfflinePolicy.Always"/>.</summary>
    Unasked,
}
