using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Federation.Gateway.Web;

/// <summary>A piece of HTML. It is written as an interpolated string, whose holes are escaped unless they hold HTML themselves.</summary>
internal readonly record struct Html(string Text)
{
    public static Html Of(Template template) => new(template.ToString());

    /// <summary>The pieces one after the other.</summary>
    public static Html All(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Text)));

    public override string ToString() => Text;

    [InterpolatedStringHandler]
    internal readonly struct Template(int literalLength, int holes)
    {
        /// <summary>Escapes what HTML reads as its own, and leaves the letters of every language as they are.</summary>
        private static readonly HtmlEncoder Escape = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly StringBuilder _text = new(literalLength + 16 * holes);

        public void AppendLiteral(string html) => _text.Append(html);

        public void AppendFormatted(Html html) => _text.Append(html.Text);

        public void AppendFormatted(string? text) => _text.Append(Escape.Encode(text ?? ""));

        public void AppendFormatted(int number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

        public override string ToString() => _text.ToString();
    }
}
