namespace Federation.Cluster.Normalising.Hours;

/// <summary>A place among tokens.</summary>
internal sealed class ProseCursor(IReadOnlyList<ProseToken> tokens)
{
    private int at;

    public bool AtEnd => at >= tokens.Count;

    public ProseToken Current => tokens[at];

    public ProseKind? Kind(int ahead = 0) => at + ahead < tokens.Count ? tokens[at + ahead].Kind : null;

    public int Value(int ahead = 0) => tokens[at + ahead].Value;

    public void Skip(int count = 1) => at += count;
}
