namespace Federation.Cluster.Normalising.Hours;

/// <summary>A place among tokens.</summary>
internal sealed class ProseCursor(IReadOnlyList<ProseToken> tokens)
{
    private int _at;

    public bool AtEnd => _at >= tokens.Count;

    public ProseToken Current => tokens[_at];

    public ProseKind? Kind(int ahead = 0) => _at + ahead < tokens.Count ? tokens[_at + ahead].Kind : null;

    public int Value(int ahead = 0) => tokens[_at + ahead].Value;

    public void Skip(int count = 1) => _at += count;
}
