namespace Federation.Gateway.Identity.Store;

/// <summary>
/// That whoever opens a link gets a role. The role hangs on the link and not on the address: nobody can make an account under somebody's address beforehand and inherit what that person is
/// given later.
/// </summary>
internal sealed class Invitation
{
    /// <summary>SHA-256 of the code in the link.</summary>
    public required string CodeHash { get; init; }

    /// <summary>The address of the account that is made by it.</summary>
    public required string Email { get; init; }

    /// <summary>A role by name; empty for none.</summary>
    public required string Role { get; init; }

    /// <summary>The role's network; empty for none.</summary>
    public required string Network { get; init; }

    /// <summary>The subject that invites; null for the operator of the machine.</summary>
    public string? By { get; init; }

    /// <summary>Whether it also sets a new password for an account that has the address: the operator of the machine alone says so.</summary>
    public bool Resets { get; init; }

    /// <summary>Until when it is good.</summary>
    public required DateTime Ends { get; init; }
}
