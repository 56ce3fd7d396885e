namespace Federation.Gateway.Identity.Access;

/// <summary>For whom a field of the API is.</summary>
internal enum Audience
{
    /// <summary>Everybody.</summary>
    Public,

    /// <summary>Whoever was given the object. No public field gives such an object, which is checked at start; so nothing is asked when the field is.</summary>
    Receiver,

    /// <summary>Whoever is somebody here, with whatever role.</summary>
    SignedIn,

    /// <summary>Whoever is somebody here, and then those whom the object concerns: its resolver says so, and answers others as if there were none.</summary>
    Concerned,

    Member,
    Staff,
    Manager,
    Assessor,
    Operator,
}
