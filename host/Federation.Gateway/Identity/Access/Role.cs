namespace Federation.Gateway.Identity.Access;

/// <summary>What somebody may be to the directory or to one of its networks. Members are added, never renumbered: grants are stored.</summary>
internal enum Role
{
    /// <summary>Somebody who works in centres of other networks by right of a home network.</summary>
    Member = 1,

    /// <summary>Works at the door of a network's centres.</summary>
    CentreStaff = 2,

    /// <summary>Runs a network here, and is staff of its centres by that.</summary>
    NetworkManager = 3,

    /// <summary>Decides about labels. The grant names the network that appointed them.</summary>
    Assessor = 4,

    /// <summary>Runs the directory, and may do what all of the others may; is nobody's member by that.</summary>
    Operator = 5,
}
