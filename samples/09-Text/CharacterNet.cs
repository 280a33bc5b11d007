using DslNet;
using static DslNet.Dsl;

/// <summary>A language model of characters: at each step of a text, a probability for each character that may come next.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class CharacterNet
{
    static Net Define() => Tokens(Text.Window, vocabulary: Alphabet.Size, lengths: true) >> Embedding(24) >> Gru(96) >> Map(Dense(Alphabet.Size)) >> Softmax;
}
