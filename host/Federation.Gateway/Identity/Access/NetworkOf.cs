namespace Federation.Gateway.Identity.Access;

/// <summary>Of which network somebody has to have a role.</summary>
internal enum NetworkOf
{
    /// <summary>The rule asks for no network.</summary>
    None,

    /// <summary>Of whichever.</summary>
    Any,

    /// <summary>Of the one that the object belongs to.</summary>
    Own,

    /// <summary>Of the one that an argument names.</summary>
    Argument,

    /// <summary>Of the one that keeps the door of the centre that an argument names; see <see cref="Federation.Cluster.Members.Doors.DoorKeeper"/>.</summary>
    Centre,

    /// <summary>Of that one, or of one that kept the door in the last days; see <see cref="Federation.Cluster.Members.Doors.DoorTerms.Former"/>. What is left to the latter is for the field to see to.</summary>
    CentreLately,
}
