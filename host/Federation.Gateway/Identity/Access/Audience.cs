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

    Member,
    Staff,
    Manager,
    Assessor,
    Operator,
}
