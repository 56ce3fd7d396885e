using Federation.Registry.Readings;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Readings;

internal sealed class LabelReadingType : ObjectGraphType<LabelReading>
{
    public LabelReadingType()
    {
        Name = "CentreReading";
        Description = "A centre in plain words: what its label stands at and, apart from that, what the directory itself knows of each criterion. What is not known is said to be unknown.";
        this.AddTexts("label", "What its label stands at. A level is named only where it is held.", reading => reading.Label);
        Field<LabelBasisType>("basis").Description("On what its label stands; null where none is held.").Resolve(context => context.Source.Basis);
        this.AddTexts("summary", "What the directory's own data comes to. It awards nothing.", reading => reading.Summary);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AxisReadingType>>>>("axes").Description("All five.").Resolve(context => context.Source.Axes);
        this.AddSaid<NonNullGraphType<StringGraphType>, LabelReading>("text", "All of it as plain text: paragraphs with an empty line between, a criterion a line.", (reading, language) => reading.Text(language));
    }
}
