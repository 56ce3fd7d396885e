namespace Federation.Cluster.People.Cutting;

/// <summary>
/// What has to be known of an identifier that is kept as a hash, so that a text can be searched for it: the kind, and how much of a text to hash at a time.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Size">Of a name: its words. Of a telephone: the digits after its country's code. Of a mail address: 0.</param>
/// <param name="CallingCode">Of a telephone: its country's code, such as 33. Otherwise 0.</param>
public readonly record struct IdentifierShape(IdentifierKind Kind, int Size, int CallingCode);
