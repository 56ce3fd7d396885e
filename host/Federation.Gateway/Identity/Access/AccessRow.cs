namespace Federation.Gateway.Identity.Access;

/// <summary>The rule of one field of one type of the schema.</summary>
internal sealed record AccessRow(string Type, string Field, AccessRule Rule)
{
    public string Name => $"{Type}.{Field}";
}
